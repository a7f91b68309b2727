package org.chatcluster.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The deployed configuration of nginx with another address to listen on and other nodes; everything else is as it is deployed. */
final class NginxConfig {
    private static final Path IN_REPOSITORY = Path.of("deploy", "nginx.conf");
    private static final Pattern LISTEN = Pattern.compile("listen 6000\\b");
    private static final Pattern NODES =
            Pattern.compile("(?:^ +server chat-\\d+:6000( [^;]*)?;\\n)+", Pattern.MULTILINE);

    private NginxConfig() {}

    static String of(String address, int port, List<Integer> nodePorts) {
        return substitute(read(), address, port, nodePorts);
    }

    static String substitute(String deployed, String address, int port, List<Integer> nodePorts) {
        MatchResult nodes = requireOne(NODES, deployed);
        String parameters = nodes.group(1) == null ? "" : nodes.group(1);
        String servers = nodePorts.stream()
                .map(node -> "        server " + address + ":" + node + parameters + ";\n")
                .collect(Collectors.joining());
        String withNodes = NODES.matcher(deployed).replaceFirst(Matcher.quoteReplacement(servers));
        requireOne(LISTEN, withNodes);
        return LISTEN.matcher(withNodes).replaceFirst(Matcher.quoteReplacement("listen " + address + ":" + port));
    }

    private static MatchResult requireOne(Pattern pattern, String text) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    IN_REPOSITORY + ": " + found.size() + " matches of " + pattern + " (expected 1)");
        }
        return found.get(0);
    }

    private static String read() {
        try {
            return Files.readString(Repository.require(IN_REPOSITORY, "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
