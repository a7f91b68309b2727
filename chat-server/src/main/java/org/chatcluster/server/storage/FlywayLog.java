package org.chatcluster.server.storage;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flyway's log at DEBUG: it tells of normal starts at INFO, and what goes wrong comes as an exception. Made by Flyway, by its name. */
public final class FlywayLog implements LogCreator {
    @Override
    public Log createLogger(Class<?> type) {
        return new DebugLog(LoggerFactory.getLogger(type));
    }

    private record DebugLog(Logger logger) implements Log {
        @Override
        public void debug(String message) {
            logger.trace("{}", message);
        }

        @Override
        public void info(String message) {
            logger.debug("{}", message);
        }

        @Override
        public void warn(String message) {
            logger.debug("{}", message);
        }

        @Override
        public void error(String message) {
            logger.debug("{}", message);
        }

        @Override
        public void error(String message, Exception e) {
            logger.debug("{}", message, e);
        }

        @Override
        public void notice(String message) {
            logger.debug("{}", message);
        }
    }
}
