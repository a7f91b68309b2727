package org.chatcluster.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.MalformedJsonException;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.RegisterReply;
import org.junit.jupiter.api.Test;

/** JSON is written with single quotes here. */
final class ServerMessageDecoderTest {
    private final ServerMessageDecoder decoder = new ServerMessageDecoder();

    @Test
    void a_reply_with_an_errno_is_a_refusal() throws Exception {
        assertThat(decode("{'msgid':5,'errno':0,'id':1}").message()).isInstanceOf(RegisterReply.class);
        assertThat(decode("{'msgid':5,'errno':1}").message()).isInstanceOf(Refusal.class);
        assertThat(decode("{'msgid':12,'toid':2,'seq':1,'time':1}").message()).isInstanceOf(ChatAck.class);
    }

    @Test
    void passes_over_types_and_fields_of_newer_servers() throws Exception {
        assertThat(decode("{'msgid':60,'errno':1}")).isNull();
        assertThat(decode("{'msgid':61,'errno':0,'groupid':1}")).isNull();
        assertThat(decode("{'msgid':1,'id':1,'password':'secret'}")).isNull();
        assertThat(decode("{'msgid':5,'errno':0,'id':1,'shoe':44}").message()).isEqualTo(new RegisterReply(1));
        assertThat(decode("{'msgid':5,'errno':999}").message())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.errno()).isEqualTo(999));
    }

    @Test
    void refuses_what_no_server_may_send() {
        assertThatThrownBy(() -> decode("[]")).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> decode("{'errno':0}")).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> decode("{'msgid':5,'errno':0}"))
                .isInstanceOf(BadValueException.class)
                .hasMessage("id is missing");
        assertThatThrownBy(() -> decode("{'msgid':34,'kind':'hugged','id':1,'name':'al'}"))
                .isInstanceOf(BadValueException.class)
                .hasMessage("kind has an unknown value");
    }

    private ServerMessageDecoder.Received decode(String json) throws MalformedJsonException {
        return decoder.decode(Unpooled.copiedBuffer(json.replace('\'', '"'), StandardCharsets.UTF_8));
    }
}
