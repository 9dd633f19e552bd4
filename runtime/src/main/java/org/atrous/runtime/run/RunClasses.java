package org.atrous.runtime.run;

import java.util.Map;

/** Loads the compiled classes that a run took along, before any others of the same name. */
final class RunClasses extends ClassLoader {
  private final Map<String, byte[]> classes;

  /**
   * A loader for classes by binary name.
   *
   * @param classes by binary name
   * @param parent for the classes that generated code refers to
   */
  RunClasses(Map<String, byte[]> classes, ClassLoader parent) {
    super(parent);
    this.classes = classes;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? defineClass(name, bytes, 0, bytes.length) : known;
    }
  }
}
