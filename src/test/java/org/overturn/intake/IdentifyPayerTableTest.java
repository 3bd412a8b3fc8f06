package org.overturn.intake;

import static org.overturn.decisions.DecisionCase.fact;
import static org.overturn.decisions.DecisionCase.lines;

import java.util.Map;
import java.util.stream.Stream;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTableTest;

class IdentifyPayerTableTest extends DecisionTableTest {

  IdentifyPayerTableTest() {
    super("identify-payer", Map.of("payerText", ""));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.concat(
        lines(
            "payerText",
            "payer",
            """
            unitedhealthcare                           -> unitedhealthcare
            united healthcare insurance company        -> unitedhealthcare
            uhc choice plus                            -> unitedhealthcare
            aarp medicare advantage                    -> unitedhealthcare
            87726                                      -> unitedhealthcare
            aetna life insurance company               -> aetna
            60054                                      -> aetna
            aetna better health of ohio                -> aetna
            aetna better health of michigan            -> aetna-better-health-mi
            evicore healthcare on behalf of cigna      -> evicore
            evolent health                             -> evolent
            nia                                        -> evolent
            national imaging associates (radmd)        -> evolent
            humana gold plus                           -> humana
            61101                                      -> humana
            molina healthcare of washington            -> molina-wa
            molina healthcare of ohio                  -> other
            superior healthplan                        -> superior-tx
            ambetter from superior healthplan          -> superior-tx
            meridian health plan of illinois           -> meridian-il
            meridian health plan of michigan           -> other
            blue cross blue shield of michigan         -> bcbs-michigan
            bcbsm                                      -> bcbs-michigan
            bcbsm ppo                                  -> bcbs-michigan
            bcbsmn                                     -> other
            blue care network of michigan              -> bcn-michigan
            bcn                                        -> bcn-michigan
            bluecross blueshield of south carolina     -> bcbs-south-carolina
            bcbs of north carolina                     -> bcbs-north-carolina
            blue cross nc                              -> bcbs-north-carolina
            regence blueshield of idaho                -> regence
            cigna healthcare                           -> cigna
            62308                                      -> cigna
            anthem blue cross and blue shield          -> anthem
            elevance health                            -> anthem
            anthem mycare ohio                         -> anthem-mycare-oh
            carelon medical benefits management        -> carelon
            aim specialty health                       -> carelon
            highmark blue cross blue shield            -> highmark
            florida blue                               -> florida-blue
            blue cross and blue shield of florida      -> florida-blue
            texas medicaid star+plus                   -> texas-medicaid-mco
            acme health plan                           -> other
            """),
        Stream.of(
            fact("A payer in the list is recognised by its proper name")
                .given("payerText", "uhc")
                .gives("payerName", "UnitedHealthcare", "recognised", true),
            fact("An unknown payer is not recognised, never silently guessed")
                .given("payerText", "acme health plan")
                .gives("payer", "other", "recognised", false),
            fact("A missing payer is not recognised")
                .given("payerText", null)
                .gives("payer", "other", "recognised", false)));
  }
}
