package org.chatcluster.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'msgid':25}",
                "{'msgid':5,'errno':0,'id':1}",
                "{'msgid':5,'rid':7,'errno':1,'errmsg':'The name is taken.'}",
                "{'msgid':12,'errno':0,'cid':7353890000000001,'toid':2,'seq':8,'time':1794000009000}",
                "{'msgid':12,'errno':121,'errmsg':'Later.','retry':true,'cid':3,'groupid':2}",
                "{'msgid':6,'id':2,'name':'bob','toid':1,'msg':'hi','seq':6,'time':1794000000000,'offline':true}",
                "{'msgid':20,'errno':0,'toid':2,'messages':[{'msgid':6,'id':2,'name':'bob','toid':1,'msg':'hi','seq':6,"
                        + "'time':1794000000000}],'more':false,'lastseq':6}",
                "{'msgid':50,'id':2,'state':'offline'}",
                "{'msgid':24,'errno':123,'errmsg':'Stopping.','reconnect':true,'retryafter':500}"
            })
    void accept_what_the_protocol_says(String message) {
        assertThat(WireRules.violations(Json.of(message))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'rid':1,'msgid':25}",
                "{'msgid':99}",
                "{'msgid':5,'errno':0}",
                "{'msgid':5,'errno':0,'id':'1'}",
                "{'msgid':5,'errno':1}",
                "{'msgid':12,'errno':0,'seq':8,'time':1794000009000}",
                "{'msgid':12,'errno':0,'toid':2,'groupid':2,'seq':8,'time':1794000009000}",
                "{'msgid':12,'errno':0,'toid':2,'seq':0,'time':1794000009000}",
                "{'msgid':12,'errno':121,'errmsg':'Later.','cid':3,'groupid':2}",
                "{'msgid':6,'id':2,'name':'bob','toid':1,'msg':'hi','seq':6,'time':1794000000000,'offline':false}",
                "{'msgid':6,'id':2,'name':'bob','toid':1,'msg':'hi','seq':6,'time':1794000000000,'cid':5}",
                "{'msgid':20,'errno':0,'toid':2,'messages':[{'id':2}],'more':false,'lastseq':6}",
                "{'msgid':50,'id':2,'state':'busy'}"
            })
    void refuse_everything_else(String message) {
        assertThat(WireRules.violations(Json.of(message))).isNotEmpty();
    }

    @Test
    void name_what_is_wrong() {
        assertThat(WireRules.violations(Json.of("{'msgid':5,'errno':0}"))).containsExactly("id is missing");
    }
}
