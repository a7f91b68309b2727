package org.chatcluster.common.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.codec.Inbound;
import org.chatcluster.common.codec.RequestDecoder;
import org.chatcluster.common.codec.ServerMessageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message as it stands on the wire, pinned byte by byte: a change here is a change of the protocol. */
final class GoldenFilesTest {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");
    private static final Pattern TYPE_AND_DIRECTION = Pattern.compile("(\\w+\\.\\w+).*");

    @ParameterizedTest
    @MethodSource("written")
    void is_written_like_this(Golden.Sample sample) throws IOException {
        ByteBuf frame = new FrameEncoder().encode(UnpooledByteBufAllocator.DEFAULT, sample.message(), sample.rid());

        assertThat(frame.readInt()).isEqualTo(frame.readableBytes());
        assertThat(frame.toString(StandardCharsets.UTF_8)).isEqualTo(json(sample));
        frame.release();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void is_understood_like_this(Golden.Sample sample) throws Exception {
        ByteBuf payload = Unpooled.copiedBuffer(json(sample), StandardCharsets.UTF_8);

        if (sample.fromClient()
                && !RequestDecoder.types().contains(sample.message().type())) {
            Inbound.Invalid unknown = (Inbound.Invalid) new RequestDecoder().decode(payload);
            assertThat(unknown.code()).isEqualTo(ErrorCode.UNKNOWN_MSGID);
            assertThat(unknown.rid()).isEqualTo(sample.rid());
        } else if (sample.fromClient()) {
            Inbound.Valid read = (Inbound.Valid) new RequestDecoder().decode(payload);
            assertThat(read.request()).isEqualTo(sample.message());
            assertThat(read.type()).isEqualTo(sample.message().type());
            assertThat(read.rid()).isEqualTo(sample.rid());
        } else {
            assertThat(new ServerMessageDecoder().decode(payload))
                    .isEqualTo(new ServerMessageDecoder.Received(sample.message(), sample.rid()));
        }
    }

    @Test
    void every_type_has_a_file_for_each_direction() {
        Set<String> expected = new TreeSet<>();
        Stream.of(MsgType.values()).filter(MsgType::fromClient).forEach(type -> expected.add(type + ".client"));
        ServerMessageDecoder.types().forEach(type -> expected.add(type + ".server"));

        assertThat(samples().map(Golden.Sample::file)).containsAll(expected).doesNotHaveDuplicates();
        assertThat(samples()
                        .map(sample -> TYPE_AND_DIRECTION.matcher(sample.file()).replaceFirst("$1")))
                .allMatch(expected::contains);
    }

    @Test
    void every_sample_is_named_after_its_type_and_every_file_has_a_sample() throws IOException {
        assertThat(samples())
                .allSatisfy(sample ->
                        assertThat(sample.file()).startsWith(sample.message().type() + "."));
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            samples().map(sample -> sample.file() + ".json").collect(Collectors.toList()));
        }
    }

    static Stream<Golden.Sample> samples() {
        return Golden.samples();
    }

    static Stream<Golden.Sample> written() {
        return Golden.samples().filter(sample -> !sample.inputOnly());
    }

    private static String json(Golden.Sample sample) throws IOException {
        return Files.readString(DIRECTORY.resolve(sample.file() + ".json")).strip();
    }
}
