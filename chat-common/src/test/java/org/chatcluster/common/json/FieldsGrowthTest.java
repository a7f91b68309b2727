package org.chatcluster.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldsGrowthTest {
    @Test
    void every_field_is_kept_however_many_there_are_and_of_whatever_kind_the_one_is_that_asks_for_room() {
        Fields fields = new Fields();
        FieldName[] names = FieldName.values();
        for (FieldName name : names) {
            fields.put(name, name.wireName());
        }
        for (FieldName name : names) {
            assertThat(fields.requireText(name)).isEqualTo(name.wireName());
        }
    }
}
