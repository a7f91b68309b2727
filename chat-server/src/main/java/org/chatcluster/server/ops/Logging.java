package org.chatcluster.server.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;
import org.chatcluster.server.config.LogConfig;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Sets up what is logged in this JVM: to stderr, as text or JSON. Called once, by the main class, before the first thread starts. */
public final class Logging {
    private static final String OURS = "org.chatcluster";
    /** Line breaks are taken out, so that nobody can make up log lines by what he sends. */
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{0}: %replace(%msg){'[\\r\\n]+', ' '}%n%ex";

    /** Libraries speak up one level later: their news is for developers. */
    private static final Map<org.slf4j.event.Level, Level> LIBRARIES = Map.of(
            org.slf4j.event.Level.ERROR, Level.ERROR,
            org.slf4j.event.Level.WARN, Level.WARN,
            org.slf4j.event.Level.INFO, Level.WARN,
            org.slf4j.event.Level.DEBUG, Level.INFO,
            org.slf4j.event.Level.TRACE, Level.DEBUG);

    private Logging() {}

    /** Replaces whatever was set up before. */
    public static void configure(LogConfig config) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            throw new IllegalStateException("Logging is not by Logback but by " + factory.getClass() + ".");
        }
        context.reset();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget("System.err");
        appender.setEncoder(encoder(config.format(), context));
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(LIBRARIES.get(config.level()));
        root.addAppender(appender);
        context.getLogger(OURS).setLevel(Level.convertAnSLF4JLevel(config.level()));
    }

    private static Encoder<ILoggingEvent> encoder(LogConfig.Format format, LoggerContext context) {
        if (format == LogConfig.Format.JSON) {
            LogstashEncoder json = new LogstashEncoder();
            json.setContext(context);
            json.start();
            return json;
        }
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setPattern(PATTERN);
        text.start();
        return text;
    }
}
