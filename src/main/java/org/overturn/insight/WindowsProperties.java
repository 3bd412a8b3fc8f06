package org.overturn.insight;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The windows board, under {@code overturn.windows}.
 *
 * @param lookEvery the pause between two looks for changes, while anyone has a board open
 * @param heartbeat the pause between two signs of life to a browser; shorter than what proxies bear
 * @param maxBoards boards that are live at the same time on one node
 * @param maxBoardsOfSession boards that are live at the same time in one browser
 */
@Validated
@ConfigurationProperties("overturn.windows")
record WindowsProperties(
    @NotNull @DefaultValue("1s") Duration lookEvery,
    @NotNull @DefaultValue("15s") Duration heartbeat,
    @Min(1) @Max(5000) @DefaultValue("300") int maxBoards,
    @Min(1) @Max(100) @DefaultValue("10") int maxBoardsOfSession) {}
