package je.gov.hub.sandbox;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Makes databases on the island's server. */
final class IslandTable {

    private final JdbcTemplate jdbc;

    IslandTable(IslandPostgres.Database database) {
        this.jdbc = new JdbcTemplate(
                new DriverManagerDataSource(database.url(), IslandPostgres.USER, IslandPostgres.PASSWORD));
    }

    void create(String name) {
        jdbc.execute("create database " + name);
    }

    void createFrom(String template, String name) {
        jdbc.execute("create database " + name + " template " + template);
    }

    String setting(String name) {
        return String.valueOf(jdbc.queryForObject("show " + name, String.class));
    }
}
