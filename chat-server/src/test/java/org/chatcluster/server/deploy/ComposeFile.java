package org.chatcluster.server.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** {@code docker-compose.yml}, with the default of every variable in its place. Immutable. */
final class ComposeFile {
    static final String NAME = "docker-compose.yml";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):-([^}]*)}");
    private static final String NODE = "chat-";

    private final String text = Repository.read(NAME);
    private final Tree tree = Tree.parse(NAME, VARIABLE.matcher(text).replaceAll("$2"));

    Tree at(String... keys) {
        return tree.at(keys);
    }

    Tree service(String name) {
        return tree.at("services", name);
    }

    Map<String, Tree> services() {
        return tree.at("services").entries();
    }

    List<String> nodes() {
        return services().keySet().stream()
                .filter(name -> name.startsWith(NODE))
                .toList();
    }

    Map<String, String> environment(String service) {
        Map<String, String> values = new LinkedHashMap<>();
        service(service).at("environment").entries().forEach((name, value) -> values.put(name, value.text()));
        return values;
    }

    /** The fixed address of a service in the network of nginx and the nodes. */
    String address(String service) {
        return service(service).at("networks", "front", "ipv4_address").text();
    }

    /** Names of what a shell or a file .env may set. */
    Set<String> variables() {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    /** The same text with another value for every variable. */
    Tree withEveryVariable(String value) {
        return Tree.parse(NAME, VARIABLE.matcher(text).replaceAll(value));
    }
}
