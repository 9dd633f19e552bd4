package org.atrous.runtime.variables;

import java.nio.charset.StandardCharsets;

/** Seeds made of names, the same on every machine: the 64-bit FNV-1a hash of their UTF-8 bytes. */
public final class NameSeed {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private NameSeed() {}

  /** The seed that belongs to a name. */
  public static long of(String name) {
    long hash = OFFSET;
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * PRIME;
    }
    return hash;
  }
}
