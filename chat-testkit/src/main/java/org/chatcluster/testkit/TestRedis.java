package org.chatcluster.testkit;

/** How to reach a Redis: the value of {@code --redis-url}. */
public record TestRedis(String url) {}
