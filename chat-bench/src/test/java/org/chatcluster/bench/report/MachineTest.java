package org.chatcluster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineTest {
    @Test
    void reads_the_model_of_the_processor() {
        List<String> lines = """
                processor\t: 0
                vendor_id\t: GenuineIntel
                model name\t: Intel(R) Xeon(R)   CPU @ 2.20GHz
                cpu MHz\t\t: 2200.000

                processor\t: 1
                model name\t: Other
                """.lines().toList();

        assertThat(Machine.cpuModel(lines, "amd64")).isEqualTo("Intel(R) Xeon(R) CPU @ 2.20GHz");
    }

    @Test
    void names_the_architecture_where_the_kernel_names_no_model() {
        assertThat(Machine.cpuModel(List.of("processor\t: 0", "BogoMIPS\t: 48.00"), "aarch64"))
                .isEqualTo("aarch64");
        assertThat(Machine.cpuModel(List.of("model name\t:"), "amd64")).isEqualTo("amd64");
    }

    @Test
    void describes_this_machine_without_a_commit_outside_a_checkout(@TempDir Path directory) throws Exception {
        Machine machine = Machine.detect(directory);

        assertThat(machine.cores()).isPositive();
        assertThat(machine.memoryBytes()).isPositive();
        assertThat(machine.commit()).isEmpty();
        assertThat(machine.hardware()).contains(System.getProperty("java.version"), System.getProperty("os.name"));
    }
}
