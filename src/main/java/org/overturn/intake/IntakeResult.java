package org.overturn.intake;

import java.util.List;
import java.util.UUID;
import org.overturn.denial.CaseNumber;

/** What became of a notice, and the cases it concerns. */
public record IntakeResult(UUID notice, NoticeState state, List<CaseNumber> cases) {}
