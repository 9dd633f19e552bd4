package org.atrous.compiler.instantiate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/**
 * Changes maps and sets, and during a trial run notes how to undo it: what a trial costs depends on
 * what it changes, not on what is there.
 */
final class Journal {
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private boolean trial;

  /** Puts a value, as {@link Map#put} does. */
  <V> void put(Map<String, V> map, String key, V value) {
    V before = map.put(key, value);
    if (trial) {
      undo.push(before == null ? () -> map.remove(key) : () -> map.put(key, before));
    }
  }

  /** Adds a name, as {@link Set#add} does. */
  boolean add(Set<String> set, String name) {
    boolean isNew = set.add(name);
    if (trial && isNew) {
      undo.push(() -> set.remove(name));
    }
    return isNew;
  }

  /** Runs, and takes back the changes; trials aren't nested. Where it throws, nobody goes on. */
  void tryOut(Runnable run) {
    trial = true;
    run.run();
    trial = false;
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
