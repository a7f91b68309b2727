package org.chatcluster.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Where and when something was measured. {@code cores} are those that this process may use, which in a container can be fewer than the
 * processor has; {@code commit} ends in {@code -dirty} when files differ from it, and is empty outside a checkout. Says nothing of names,
 * users or paths, so that it can be published. Immutable.
 */
public record Machine(String cpu, int cores, long memoryBytes, String os, String jdk, Instant time, String commit) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final long GIT_SECONDS = 10;

    /** This machine, now. Runs git in {@code checkout}; blocks for that long. */
    public static Machine detect(Path checkout) throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        String os = property("os.name") + " " + property("os.version") + " " + property("os.arch");
        return new Machine(
                cpuModel(cpuInfo(), property("os.arch")),
                runtime.availableProcessors(),
                totalMemory(),
                os,
                property("java.vendor") + " " + property("java.version"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                commit(checkout));
    }

    /** All but time and commit, on one line: {@code Xeon, 2 cores, 7.8 GiB, Linux 6.1 amd64, Debian 17.0.15}. */
    public String hardware() {
        String memory = String.format(Locale.ROOT, "%.1f GiB", memoryBytes / (double) (1 << 30));
        String count = cores == 1 ? "1 core" : cores + " cores";
        return String.join(", ", cpu, count, memory, os, "Java: " + jdk);
    }

    /** The model of the first processor in the lines of /proc/cpuinfo; ARM kernels, and systems without that file, name none. */
    static String cpuModel(List<String> cpuInfo, String architecture) {
        return cpuInfo.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip().replaceAll("\\s+", " "))
                .filter(model -> !model.isEmpty())
                .findFirst()
                .orElse(architecture);
    }

    private static List<String> cpuInfo() {
        try {
            return Files.readAllLines(CPU_INFO);
        } catch (IOException missing) {
            return List.of();
        }
    }

    private static long totalMemory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private static String commit(Path checkout) throws InterruptedException {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
                    .directory(checkout.toFile())
                    .redirectError(Redirect.DISCARD)
                    .start();
            // It writes a few bytes, which the pipe holds.
            if (!git.waitFor(GIT_SECONDS, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return "";
            }
            byte[] output = git.getInputStream().readAllBytes();
            return git.exitValue() == 0 ? new String(output, StandardCharsets.UTF_8).strip() : "";
        } catch (IOException noGit) {
            return "";
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
