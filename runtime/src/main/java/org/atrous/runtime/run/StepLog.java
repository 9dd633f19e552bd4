package org.atrous.runtime.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.files.Json;

/**
 * The log of a run: one line of JSON a logged step, in the order of steps. A line that a kill cut
 * short is left out when reading, and cut off before writing on.
 */
public final class StepLog implements AutoCloseable {
  private final FileChannel channel;

  private StepLog(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens a log to write on after a step, and cuts off what was logged after it.
   *
   * @param file may be missing
   * @param lastStep of the checkpoint from which training goes on; 0 for a new run
   */
  public static StepLog openAfter(Path file, int lastStep) throws IOException {
    long end = Files.exists(file) ? endOf(file, lastStep) : 0;
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(end);
    channel.position(end);
    return new StepLog(channel);
  }

  /** The position behind the last whole line up to a step. */
  private static long endOf(Path file, int lastStep) throws IOException {
    long end = 0;
    for (String line : wholeLines(file)) {
      if (parse(file, line).step() > lastStep) {
        break;
      }
      end += line.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    return end;
  }

  /**
   * Reads a log, which may be missing.
   *
   * @throws RunException if a line is not of a log
   */
  public static List<LoggedStep> read(Path file) throws IOException {
    List<LoggedStep> steps = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : wholeLines(file)) {
        steps.add(parse(file, line));
      }
    }
    return steps;
  }

  private static List<String> wholeLines(Path file) throws IOException {
    String text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private static LoggedStep parse(Path file, String line) {
    try {
      return Json.read(line, LoggedStep.class);
    } catch (JsonProcessingException e) {
      throw new RunException(
          "`%s` has a line that is no logged step: %s".formatted(file, line),
          "it was changed by hand; remove the line, or train anew",
          e);
    }
  }

  /** Adds a line, which the operating system has when this returns. */
  public void add(LoggedStep step) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((Json.line(step) + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
