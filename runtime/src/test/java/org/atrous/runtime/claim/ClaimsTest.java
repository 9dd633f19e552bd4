package org.atrous.runtime.claim;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClaimsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private final AtomicLong clock = new AtomicLong();

  /** Workers on machines of their own, so that nobody can look whether another's process runs. */
  private Claims worker(String host) {
    return new Claims(folder, new Owner(host, host, 1, 0), PATIENCE, clock::get);
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  @Test
  void oneOfTwoWorkersGetsTheClaim() throws IOException {
    assertThat(worker("a").claim("trial")).isPresent();
    assertThat(worker("b").claim("trial")).isEmpty();
  }

  @Test
  void claimThatIsGivenBackIsFree() throws IOException {
    worker("a").claim("trial").orElseThrow().release();

    Lease second = worker("b").claim("trial").orElseThrow();

    assertThat(second.generation()).isEqualTo(2);
  }

  @Test
  void claimThatIsRenewedIsNeverTakenOver() throws IOException {
    Lease lease = worker("a").claim("trial").orElseThrow();
    Claims other = worker("b");
    for (int i = 0; i < 5; i++) {
      assertThat(other.claim("trial")).isEmpty();
      pass(PATIENCE.dividedBy(2));
      assertThat(lease.renew()).isTrue();
    }
  }

  @Test
  void claimThatStandsStillForThePatienceIsTakenOver() throws IOException {
    Lease lost = worker("a").claim("trial").orElseThrow();
    Claims other = worker("b");
    assertThat(other.claim("trial")).isEmpty();
    pass(PATIENCE.minusMillis(1));
    assertThat(other.claim("trial")).isEmpty();
    pass(Duration.ofMillis(1));

    assertThat(other.claim("trial")).isPresent();
    assertThat(lost.renew()).isFalse();
    assertThat(Claims.isNewest(folder, "trial", lost.generation())).isFalse();
  }

  @Test
  void patienceBeginsWithTheFirstLook() throws IOException {
    Lease unused = worker("a").claim("trial").orElseThrow();
    pass(PATIENCE.multipliedBy(100));

    assertThat(worker("b").claim("trial")).isEmpty();
  }

  @Test
  void ownerOnThisMachineWhoseProcessIsGoneIsNotWaitedFor() throws IOException {
    Owner here = Owner.current();
    Owner gone = new Owner("gone", here.host(), here.pid(), here.started() + 1);
    Lease unused = new Claims(folder, gone, PATIENCE, clock::get).claim("trial").orElseThrow();

    assertThat(new Claims(folder, here, PATIENCE, clock::get).claim("trial")).isPresent();
  }

  @Test
  void leaseThatWasGivenBackIsNotRenewedByALateBeat() throws IOException {
    Lease lease = worker("a").claim("trial").orElseThrow();
    lease.release();
    lease.renew();

    assertThat(worker("b").claim("trial")).isPresent();
  }

  @Test
  void damagedClaimIsTakenOver() throws IOException {
    Lease unused = worker("a").claim("trial").orElseThrow();
    Files.writeString(folder.resolve("trial/1.json"), "{");

    assertThat(worker("b").claim("trial").orElseThrow().generation()).isEqualTo(2);
  }

  @Test
  void ofManyThreadsOneGetsTheClaim() throws InterruptedException {
    AtomicInteger winners = new AtomicInteger();
    Thread[] threads = new Thread[8];
    for (int i = 0; i < threads.length; i++) {
      Claims own = worker("host" + i);
      threads[i] =
          new Thread(
              () -> {
                try {
                  own.claim("trial").ifPresent(lease -> winners.incrementAndGet());
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(winners.get()).isEqualTo(1);
  }
}
