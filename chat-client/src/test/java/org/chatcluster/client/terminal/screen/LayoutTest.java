package org.chatcluster.client.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayoutTest {
    private static Layout group(int rows, int columns) {
        return Layout.of(rows, columns, 0, 1, true, false);
    }

    @Test
    void shows_all_where_there_is_room() {
        assertThat(group(30, 120)).isEqualTo(new Layout(120, 24, 74, 20, 28, 0, 1, 1));
    }

    @Test
    void drops_the_members_then_the_list() {
        assertThat(group(30, 100).memberColumns()).isPositive();
        assertThat(group(30, 99).memberColumns()).isZero();
        assertThat(group(30, 60).listColumns()).isPositive();
        assertThat(group(30, 59).listColumns()).isZero();
    }

    @Test
    void person_turns_the_members_on_and_off() {
        assertThat(Layout.of(30, 90, 0, 1, true, true).memberColumns()).isPositive();
        assertThat(Layout.of(30, 120, 0, 1, true, true).memberColumns()).isZero();
        assertThat(Layout.of(30, 70, 0, 1, true, true).memberColumns()).isZero();
        assertThat(Layout.of(30, 120, 0, 1, false, false).memberColumns()).isZero();
    }

    @Test
    void line_grows_to_five_rows() {
        assertThat(Layout.of(30, 80, 0, 3, false, false).inputRows()).isEqualTo(3);
        assertThat(Layout.of(30, 80, 0, 9, false, false).inputRows()).isEqualTo(5);
        assertThat(Layout.of(6, 80, 0, 9, false, false).inputRows()).isEqualTo(2);
    }

    @Test
    void line_is_what_stays() {
        assertThat(group(3, 80)).isEqualTo(new Layout(80, 16, 63, 0, 1, 0, 1, 1));
        assertThat(group(2, 80)).isEqualTo(new Layout(80, 16, 63, 0, 1, 0, 0, 1));
        assertThat(group(1, 80)).isEqualTo(new Layout(80, 16, 63, 0, 0, 0, 0, 1));
    }

    @Test
    void parts_fill_screens_of_any_size() {
        for (int rows = 1; rows <= 40; rows++) {
            for (int columns = 1; columns <= 130; columns++) {
                Layout layout = Layout.of(rows, columns, rows % 15, columns % 7, rows % 2 == 0, columns % 2 == 0);
                int borders = (layout.listColumns() > 0 ? 1 : 0) + (layout.memberColumns() > 0 ? 1 : 0);
                assertThat(layout.listColumns() + layout.middleColumns() + layout.memberColumns() + borders)
                        .isEqualTo(columns);
                assertThat(layout.bodyRows() + layout.menuRows() + layout.statusRows() + layout.inputRows())
                        .isEqualTo(rows);
                assertThat(layout.middleColumns()).isPositive();
            }
        }
    }
}
