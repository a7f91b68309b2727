package org.chatcluster.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.chatcluster.testkit.wire.Json;
import org.junit.jupiter.api.Test;

class HotMessageTest {
    private final HotMessage message = new HotMessage();

    @Test
    void has_the_fields_of_a_push() throws IOException {
        read("{'msgid':10,'id':4,'name':'al','groupid':3,'msg':'hé','seq':9,'time':1794000000000,'offline':true}");

        assertThat(message.isPush()).isTrue();
        assertThat(message.id).isEqualTo(4);
        assertThat(message.groupid).isEqualTo(3);
        assertThat(message.seq).isEqualTo(9);
        assertThat(message.msg).isEqualTo("hé");
    }

    @Test
    void has_nothing_left_of_the_one_before() throws IOException {
        read("{'msgid':12,'errno':121,'errmsg':'Later.','retry':true,'cid':5,'toid':3,'dup':true}");
        assertThat(message.isAck()).isTrue();
        assertThat(message.retry && message.dup).isTrue();

        read("{'msgid':25}");

        assertThat(message.isAck() || message.isPush()).isFalse();
        assertThat(message.retry || message.dup).isFalse();
        assertThat(message.errno + message.cid + message.toid).isZero();
    }

    private void read(String json) throws IOException {
        byte[] bytes = Json.bytes(Json.of(json));
        message.read(bytes, 0, bytes.length);
    }
}
