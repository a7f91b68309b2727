package org.chatcluster.server.chat;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.EnumSet;
import java.util.Set;
import org.chatcluster.common.codec.RequestDecoder;
import org.chatcluster.common.protocol.MsgType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RoutesTest {
    static Set<MsgType> decoded() {
        return RequestDecoder.types();
    }

    @ParameterizedTest
    @MethodSource("decoded")
    void a_table_that_lacks_a_type_fails_with_its_name(MsgType missing) {
        EnumSet<MsgType> handled = EnumSet.copyOf(RequestDecoder.types());
        assertThatCode(() -> Routes.requireComplete(handled, RequestDecoder.types()))
                .doesNotThrowAnyException();
        handled.remove(missing);

        assertThatIllegalStateException()
                .isThrownBy(() -> Routes.requireComplete(handled, RequestDecoder.types()))
                .withMessageContaining(missing.name());
    }
}
