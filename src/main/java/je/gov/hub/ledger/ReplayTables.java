package je.gov.hub.ledger;

/** The tables that a replay reads and writes. */
record ReplayTables(
        ReplayTable replays,
        EpisodeTable episodes,
        RetellingTable retelling,
        AcceptanceTable disclosures,
        DispatchTable dispatches,
        LineTable lines) {}
