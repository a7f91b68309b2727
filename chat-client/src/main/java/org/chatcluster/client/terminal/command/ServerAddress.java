package org.chatcluster.client.terminal.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a server is, as a person writes it. Immutable. */
record ServerAddress(String host, int port) {
    private static final int MAX_PORT = 65_535;
    private static final Pattern IPV6 = Pattern.compile("[^\\[\\]:]*:[^\\[\\]:]*:[^\\[\\]]*");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:\\[([^\\[\\]]+)]|([^\\[\\]:]+))(?::([^:]*))?");

    /** {@code HOST}, {@code HOST:PORT}, {@code [IPV6]:PORT} or {@code IPV6}. */
    static ServerAddress parse(String word, int defaultPort) {
        if (IPV6.matcher(word).matches()) {
            return new ServerAddress(word, defaultPort);
        }
        Matcher matcher = HOST_AND_PORT.matcher(word);
        if (!matcher.matches()) {
            throw new UsageException("\"" + word + "\" is no HOST[:PORT]");
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        String port = matcher.group(3);
        return new ServerAddress(host, port == null ? defaultPort : port(port));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new UsageException("port: \"" + text + "\" is no number");
        }
        throw new UsageException("port: " + text + " (expected 1.." + MAX_PORT + ")");
    }
}
