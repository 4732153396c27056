package je.gov.hub.ledger;

/** The tables that acceptance reads and writes. */
record AcceptanceTables(
        AcceptanceTable acceptances,
        CorrectionTable corrections,
        HandedTable handed,
        FeedTable feeds,
        DispatchTable dispatches) {}
