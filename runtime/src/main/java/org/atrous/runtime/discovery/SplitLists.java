package org.atrous.runtime.discovery;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lists that are there already.
 *
 * @param pattern of their files, with {@code {split}}
 * @param splits what they name: pairs of an image's path and its label's
 */
record SplitLists(String pattern, SortedMap<String, Map<String, String>> splits) {
  SplitLists {
    splits = new TreeMap<>(splits);
  }
}
