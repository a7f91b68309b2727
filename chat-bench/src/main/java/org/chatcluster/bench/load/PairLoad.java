package org.chatcluster.bench.load;

import java.util.List;

/** Many {@link Pair}s at once. Confined to the generator's event loop. */
final class PairLoad implements Load {
    private final List<Pair> pairs;
    private int next;

    PairLoad(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    @Override
    public void start(int window) {
        pairs.forEach(pair -> pair.start(window));
    }

    @Override
    public void sendOne(long intendedNanos) {
        pairs.get(next).send(intendedNanos);
        next = (next + 1) % pairs.size();
    }

    @Override
    public void stop() {
        pairs.forEach(Pair::stop);
    }

    @Override
    public long inFlight() {
        return pairs.stream().mapToLong(Pair::inFlight).sum();
    }

    @Override
    public long done() {
        return pairs.stream().mapToLong(Pair::done).sum();
    }
}
