package org.chatcluster.client;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the address of a host, which may take as long as the name servers let it. Thread-safe. */
interface HostResolver {
    InetAddress resolve(String host) throws UnknownHostException;
}
