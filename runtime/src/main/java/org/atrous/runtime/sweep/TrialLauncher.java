package org.atrous.runtime.sweep;

import java.io.IOException;
import org.atrous.runtime.claim.Lease;

/** Starts the process of a trial. */
public interface TrialLauncher {
  /**
   * Makes the run folder of a trial where there is none, says what is to be measured, and starts a
   * process that does it. The process ends by itself when its standard input does.
   *
   * @param leg what is to be done of which trial
   * @param lease under which it works
   * @param slot from 0, which says what device it may use
   * @return the process; what it prints is appended to the trial's output
   * @throws org.atrous.runtime.BadInputException if the trial can't be prepared
   */
  Process launch(Leg leg, Lease lease, int slot) throws IOException;
}
