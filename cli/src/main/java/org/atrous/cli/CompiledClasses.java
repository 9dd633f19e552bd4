package org.atrous.cli;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Class files in memory, loaded by a class loader of their own. */
public final class CompiledClasses {
  private final SortedMap<String, byte[]> bytes;
  private final ClassLoader loader;

  /**
   * @param bytes the class files by binary class name, {@code a.b.C$D}
   */
  public CompiledClasses(Map<String, byte[]> bytes) {
    this.bytes = Collections.unmodifiableSortedMap(new TreeMap<>(bytes));
    this.loader = new MemoryClassLoader(this.bytes);
  }

  /** The class files by binary class name, sorted. */
  public SortedMap<String, byte[]> bytes() {
    return bytes;
  }

  /**
   * Loads a class and calls its constructor without parameters.
   *
   * @param className fully qualified
   * @param type what the class must be
   * @throws IllegalArgumentException where the class isn't there, can't be constructed, or is no
   *     {@code type}
   */
  public <T> T instantiate(String className, Class<T> type) {
    try {
      Class<?> loaded = Class.forName(className, true, loader);
      return loaded.asSubclass(type).getConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw new IllegalArgumentException(
          "`%s` can't be used as a %s: %s".formatted(className, type.getSimpleName(), e), e);
    }
  }

  private static final class MemoryClassLoader extends ClassLoader {
    private final Map<String, byte[]> bytes;

    MemoryClassLoader(Map<String, byte[]> bytes) {
      super("atrous-generated", CompiledClasses.class.getClassLoader());
      this.bytes = bytes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] content = bytes.get(name);
      if (content == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, content, 0, content.length);
    }
  }
}
