package org.chatcluster.testkit;

/** How to reach one database of a MySQL or MariaDB server: the values of {@code --db-url}, {@code --db-user}, {@code --db-password}. */
public record TestDatabase(String name, String url, String user, String password) {}
