package org.atrous.runtime.progress;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the time gone and the time left. */
final class BarProgress implements Progress {
  private static final int INTERVAL_MILLIS = 250;

  private final ProgressBar bar;

  BarProgress(PrintStream out, String task, long done, long total) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .startsFrom(done, Duration.ZERO)
            .setStyle(style())
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(out))
            .build();
  }

  /** Blocks where the terminal's encoding has them. */
  private static ProgressBarStyle style() {
    String encoding = System.getProperty("native.encoding", StandardCharsets.US_ASCII.name());
    return Charset.forName(encoding).newEncoder().canEncode('█')
        ? ProgressBarStyle.UNICODE_BLOCK
        : ProgressBarStyle.ASCII;
  }

  @Override
  public void show(long done, String note) {
    bar.stepTo(done);
    bar.setExtraMessage(note);
  }

  @Override
  public void close() {
    bar.close();
  }
}
