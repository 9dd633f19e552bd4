package org.atrous.runtime.sweep;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.atrous.runtime.claim.Lease;

/** Renews the leases of a worker while it works. */
final class Heartbeat implements AutoCloseable {
  private final Set<Lease> held = ConcurrentHashMap.newKeySet();
  private final Set<Lease> lost = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "heartbeat");
            made.setDaemon(true);
            return made;
          });

  /** Begins to beat, several times within the patience of the others. */
  static Heartbeat begin(Duration patience) {
    Heartbeat heartbeat = new Heartbeat();
    long interval = Math.max(1, patience.toMillis() / 6);
    var unused =
        heartbeat.thread.scheduleAtFixedRate(
            heartbeat::beat, interval, interval, TimeUnit.MILLISECONDS);
    return heartbeat;
  }

  private void beat() {
    for (Lease lease : List.copyOf(held)) {
      try {
        if (!lease.renew()) {
          held.remove(lease);
          lost.add(lease);
        }
      } catch (IOException tryAgain) {
        // A full disk or a network that is away: the next beat may get through. If none does, the
        // others take the trial over, and its process sees that by itself.
      }
    }
  }

  void add(Lease lease) {
    held.add(lease);
  }

  void remove(Lease lease) {
    held.remove(lease);
    lost.remove(lease);
  }

  boolean hasLost(Lease lease) {
    return lost.contains(lease);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
