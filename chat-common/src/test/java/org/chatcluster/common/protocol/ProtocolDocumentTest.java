package org.chatcluster.common.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chatcluster.common.codec.RequestDecoder;
import org.chatcluster.common.codec.ServerMessageDecoder;
import org.junit.jupiter.api.Test;

/** The document and the code say the same, both ways: what stands in one and not in the other fails. */
final class ProtocolDocumentTest {
    private final ProtocolDocument document = new ProtocolDocument();

    @Test
    void message_types_are_those_of_the_document() {
        Set<String> types = new TreeSet<>();
        for (MsgType type : MsgType.values()) {
            if (type.sender() != MsgType.Sender.SERVER) {
                types.add(type.number() + " " + type + " client");
            }
            boolean acked = type.ackOrError() != MsgType.ERROR_MSG;
            assertThat(type.ackOrError().name()).isIn("ERROR_MSG", "CHAT_MSG_ACK", type.name() + "_ACK");
            if (type.sender() != MsgType.Sender.CLIENT) {
                types.add(type.number() + " " + type + " server");
                assertThat(acked && type.sender() == MsgType.Sender.SERVER).isFalse();
            }
        }
        assertThat(types).isEqualTo(document.messages());
    }

    @Test
    void every_request_that_has_an_ack_in_the_document_has_one_here() {
        Set<String> acks = document.messages().stream()
                .map(message -> message.split(" ", -1)[1])
                .filter(name -> name.endsWith("_ACK") && !name.equals("CHAT_MSG_ACK"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> acksHere = Arrays.stream(MsgType.values())
                .map(MsgType::ackOrError)
                .filter(ack -> ack != MsgType.ERROR_MSG && ack != MsgType.CHAT_MSG_ACK)
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(acksHere).isEqualTo(acks);
    }

    @Test
    void error_numbers_are_those_of_the_document() {
        Set<String> codes = Arrays.stream(ErrorCode.values())
                .map(code -> code.number() + " " + code + (code.retry() ? " retry" : ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(codes).isEqualTo(document.errors());
    }

    @Test
    void what_a_server_does_not_know_is_what_the_document_reserves() {
        Set<String> reserved = Arrays.stream(MsgType.values())
                .filter(MsgType::fromClient)
                .filter(type -> !RequestDecoder.types().contains(type))
                .flatMap(type -> Stream.of(type, type.ackOrError()))
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(reserved).isEqualTo(document.reserved());
    }

    @Test
    void a_client_knows_everything_that_a_server_may_send() {
        assertThat(ServerMessageDecoder.types())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(MsgType.values())
                        .filter(type -> type.sender() != MsgType.Sender.CLIENT)
                        .toList());
    }

    @Test
    void a_server_knows_what_clients_send_only() {
        assertThat(RequestDecoder.types()).allMatch(MsgType::fromClient);
    }
}
