package org.chatcluster.testkit.wire;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What PROTOCOL.md §4 says of each message from a server, as a table: {@code name:type}, {@code ?} for optional, {@code to} for either
 * {@code toid} or {@code groupid}. Immutable.
 */
final class WireRules {
    private static final String PUSH = "id:id name:text msg:text seq:seq time:time offline?:true ";
    private static final Map<Integer, String> FIELDS = Map.ofEntries(
            entry(5, "errno:int id:id"),
            entry(
                    2,
                    "errno:int id:id name:text token:text tokenexpires:time heartbeat:int node:text friends:list"
                            + " requests:list groups:list conversations:list"),
            entry(11, "errno:int"),
            entry(25, ""),
            entry(21, "time?:time"),
            entry(22, "time:time"),
            entry(23, "errno:int of?:int"),
            entry(24, "errno:int errmsg:text reconnect:bool retryafter?:int"),
            entry(6, PUSH + "toid:id"),
            entry(10, PUSH + "groupid:id"),
            entry(12, "errno:int cid?:int to:id seq:seq time:time dup?:true"),
            entry(20, "errno:int to:id messages:list more:bool lastseq:seq0"),
            entry(52, "id:id to:id seq:seq"),
            entry(13, "errno:int friendid:id name:text state:text"),
            entry(33, "errno:int friendid:id"),
            entry(36, "errno:int friendid:id"),
            entry(27, "errno:int friends:list requests:list blocked:list"),
            entry(31, "errno:int userid:id name:text state:text"),
            entry(34, "kind:text id:id name:text friendid?:id"),
            entry(50, "id:id state:state"),
            entry(14, "errno:int groupid:id groupname:text"),
            entry(15, "errno:int groupid:id groupname:text lastseq:seq0"),
            entry(17, "errno:int groupid:id users:list more:bool"),
            entry(29, "errno:int groups:list"),
            entry(41, "errno:int groupid:id"),
            entry(39, "groupid:id kind:text id:id byid:id"));
    private static final Map<String, String> ITEMS = Map.of(
            "friends", "id:id name:text state:state",
            "requests", "id:id name:text",
            "blocked", "id:id name:text",
            "groups", "groupid:id groupname:text groupdesc:text role:role members:int",
            "conversations", "to:id lastseq:seq0 receivedseq:seq0 readseq:seq0",
            "users", "id:id name:text role:role state:state",
            "messages", PUSH + "to:id msgid:int");
    /** Messages that are no replies: an {@code errno} in them is not asked for. */
    private static final Set<Integer> WITHOUT_ERRNO = Set.of(6, 10, 21, 22, 25, 34, 39, 50, 52);

    private WireRules() {}

    /** What is wrong with a message from a server; empty if nothing is. */
    static List<String> violations(ObjectNode message) {
        List<String> found = new ArrayList<>();
        JsonNode msgid = message.get("msgid");
        if (msgid == null || !msgid.isInt() || !message.fieldNames().next().equals("msgid")) {
            found.add("msgid is not the first field");
            return found;
        }
        String rules = FIELDS.get(msgid.intValue());
        if (rules == null) {
            found.add("msgid " + msgid + " is not one that a server sends");
            return found;
        }
        boolean refused = !WITHOUT_ERRNO.contains(msgid.intValue())
                && message.path("errno").intValue() != 0;
        if (refused) {
            checkRefusal(message, found);
        } else {
            checkFields(message, rules + " msgid:int rid?:seq0", found);
        }
        return found;
    }

    private static void checkRefusal(ObjectNode message, List<String> found) {
        require(message.path("errno").isInt(), "errno is no int", found);
        JsonNode errmsg = message.path("errmsg");
        require(errmsg.isTextual() && !errmsg.textValue().isBlank(), "errmsg is missing", found);
        require(!errmsg.asText().contains("Exception"), "errmsg shows an exception", found);
        require(!message.has("retry") || message.get("retry").isBoolean(), "retry is no bool", found);
        int errno = message.path("errno").intValue();
        if (errno == 120 || errno == 121) {
            require(message.path("retry").booleanValue(), "retry must be true for errno " + errno, found);
        }
    }

    private static void checkFields(ObjectNode object, String rules, List<String> found) {
        List<String> known = new ArrayList<>();
        for (String rule : rules.strip().split(" +", -1)) {
            int colon = rule.indexOf(':');
            String type = rule.substring(colon + 1);
            String name = rule.substring(0, colon);
            if (name.equals("to")) {
                require(object.has("toid") != object.has("groupid"), "not exactly one of toid and groupid", found);
                name = object.has("toid") ? "toid" : "groupid";
            }
            boolean optional = name.endsWith("?");
            String field = optional ? name.substring(0, name.length() - 1) : name;
            known.add(field);
            if (object.has(field)) {
                checkType(field, object.get(field), type, found);
            } else {
                require(optional, field + " is missing", found);
            }
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            require(known.contains(name), name + " is not a field of this message", found);
        }
    }

    private static void checkType(String field, JsonNode value, String type, List<String> found) {
        boolean right = switch (type) {
            case "id" -> value.isInt() && value.intValue() > 0;
            case "int", "seq0" -> value.isIntegralNumber() && value.longValue() >= 0;
            case "seq" -> value.isIntegralNumber() && value.longValue() >= 1;
            case "time" -> value.isIntegralNumber() && value.longValue() > 1_500_000_000_000L;
            case "text" -> value.isTextual();
            case "bool" -> value.isBoolean();
            case "true" -> value.isBoolean() && value.booleanValue();
            case "state" -> value.asText().matches("online|offline");
            case "role" -> value.asText().matches("creator|admin|normal");
            case "list" -> value.isArray();
            default -> throw new IllegalStateException("No such type: " + type);
        };
        require(right, field + " has the wrong type or range: " + value, found);
        if (right && type.equals("list")) {
            for (JsonNode item : value) {
                if (item instanceof ObjectNode object) {
                    checkFields(object, ITEMS.getOrDefault(field, ""), found);
                } else {
                    found.add(field + " has an item that is no object: " + item);
                }
            }
        }
    }

    private static void require(boolean condition, String otherwise, List<String> found) {
        if (!condition) {
            found.add(otherwise);
        }
    }
}
