package org.chatcluster.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code deploy/Dockerfile}, taken apart into its instructions. Immutable. */
final class Dockerfile {
    static final String NAME = "deploy/Dockerfile";

    private final List<Instruction> instructions = new ArrayList<>();

    Dockerfile() {
        String text = Repository.read(NAME).replaceAll("(?m)^#.*\\n", "").replaceAll("\\\\\\n\\s*", "");
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split("\\s+", 2);
            instructions.add(new Instruction(parts[0], parts[1].strip()));
        });
    }

    private record Instruction(String name, String arguments) {}

    /** The arguments of every instruction of that name. */
    List<String> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments)
                .toList();
    }

    String only(String name) {
        assertThat(all(name)).as("%s in %s", name, NAME).hasSize(1);
        return all(name).get(0);
    }

    /** A command in its form without a shell. */
    List<String> command(String name) {
        String arguments = only(name);
        return Tree.parse(NAME + " " + name, arguments.substring(arguments.indexOf('[')))
                .texts();
    }

    Map<String, String> environment() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : Repository.words(only("ENV"))) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return values;
    }
}
