package org.atrous.runtime.mlflow;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tracking server is to know of a training by now.
 *
 * @param id by which it is found again among those of its folder
 * @param name for people
 * @param tags texts by key
 * @param params what it was begun with; they never change
 * @param begun when it began
 * @param points of its log, by ascending step, without steps that may have more to come
 * @param results what was measured in the end, by what identifies each measurement
 * @param state whether more is to come
 * @param latest when the last of it happened
 */
public record TrackedTraining(
    String id,
    String name,
    Map<String, String> tags,
    Map<String, String> params,
    Instant begun,
    List<Point> points,
    Map<String, List<Point>> results,
    State state,
    Instant latest) {
  public TrackedTraining {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    points = List.copyOf(points);
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
  }

  /**
   * A figure at a step.
   *
   * @param step from 1
   * @param key name of the figure, {@code validation/miou}
   * @param value finite
   * @param time when it was, the same whenever it is asked for
   */
  public record Point(int step, String key, double value, Instant time) {}

  /** Where a training stands, as the server calls it. */
  public enum State {
    /** It may go on. */
    RUNNING,
    /** It has come to its end. */
    FINISHED,
    /** It was stopped, for others were better. */
    KILLED,
    /** It was given up. */
    FAILED
  }
}
