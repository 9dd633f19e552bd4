package org.atrous.runtime.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
 * The log of a run: a line of JSON for each logged step ({@link LoggedStep}) and each measurement
 * ({@link LoggedEvaluation}, the only one with a field {@code evaluation}), in the order of steps.
 * A line that a kill cut short is left out when reading, and cut off before writing on.
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
   * The logged steps of a log, which may be missing.
   *
   * @throws RunException if a line is not of a log
   */
  public static List<LoggedStep> read(Path file) throws IOException {
    return entries(file, LoggedStep.class);
  }

  /**
   * The measurements of a log, which may be missing.
   *
   * @throws RunException if a line is not of a log
   */
  public static List<LoggedEvaluation> evaluations(Path file) throws IOException {
    return entries(file, LoggedEvaluation.class);
  }

  /**
   * All lines of a log, which may be missing.
   *
   * @throws RunException if a line is not of a log
   */
  public static List<LogEntry> entries(Path file) throws IOException {
    return entries(file, LogEntry.class);
  }

  private static <T extends LogEntry> List<T> entries(Path file, Class<T> type) throws IOException {
    List<T> entries = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : wholeLines(file)) {
        LogEntry entry = parse(file, line);
        if (type.isInstance(entry)) {
          entries.add(type.cast(entry));
        }
      }
    }
    return entries;
  }

  private static List<String> wholeLines(Path file) throws IOException {
    String text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private static LogEntry parse(Path file, String line) {
    try {
      boolean evaluation = Json.read(line, JsonNode.class).has("evaluation");
      return evaluation
          ? Json.read(line, LoggedEvaluation.class)
          : Json.read(line, LoggedStep.class);
    } catch (JsonProcessingException e) {
      throw new RunException(
          "`%s` has a line that is no logged step: %s".formatted(file, line),
          "it was changed by hand; remove the line, or train anew",
          e);
    }
  }

  /** Adds a line, which the operating system has when this returns. */
  public void add(LogEntry entry) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((Json.line(entry) + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Waits until all lines are on the disk, so that no power cut can lose them. */
  public void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
