package org.chatcluster.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A part of a YAML or JSON text, with the way that led there. Immutable. */
record Tree(String where, Object value) {
    static Tree parse(String name, String text) {
        return new Tree(name, new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    static Tree read(String file) {
        return parse(file, Repository.read(file));
    }

    /** What stands under these keys, one in the other. A key without a value is an empty map. */
    Tree at(String... keys) {
        Tree tree = this;
        for (String key : keys) {
            assertThat(tree.has(key)).as("%s has %s", tree.where, key).isTrue();
            Object child = tree.map().get(key);
            tree = new Tree(tree.where + "." + key, child == null ? Map.of() : child);
        }
        return tree;
    }

    boolean has(String key) {
        return map().containsKey(key);
    }

    Map<String, Tree> entries() {
        Map<String, Tree> entries = new LinkedHashMap<>();
        map().keySet().forEach(key -> entries.put(String.valueOf(key), at(String.valueOf(key))));
        return entries;
    }

    List<Tree> items() {
        assertThat(value).as(where).isInstanceOf(List.class);
        return ((List<?>) value)
                .stream().map(item -> new Tree(where + "[]", item)).toList();
    }

    List<String> texts() {
        return items().stream().map(Tree::text).toList();
    }

    String text() {
        return String.valueOf(value);
    }

    boolean isMap() {
        return value instanceof Map;
    }

    private Map<?, ?> map() {
        assertThat(value).as(where).isInstanceOf(Map.class);
        return (Map<?, ?>) value;
    }
}
