package org.chatcluster.server.cluster;

/** Is told what the bus carries and what it may have missed. Called on the threads of whoever publishes and of the bus. */
public interface BusMeter {
    /** So many publications have reached Redis. */
    void published(int publications);

    /** So many publications could not be brought to Redis, or may not have been. */
    void lost(int publications);

    /** A publication of another node has come. */
    void received();

    /** This node may have missed something. */
    void doubted(DoubtCause cause);
}
