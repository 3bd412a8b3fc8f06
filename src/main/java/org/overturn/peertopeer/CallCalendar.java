package org.overturn.peertopeer;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Clazz;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.overturn.denial.CaseNumber;
import org.overturn.notification.CalendarPart;
import org.overturn.practice.PracticeProperties;
import org.overturn.practice.SiteProperties;
import org.overturn.process.Staff;
import org.springframework.stereotype.Component;

/**
 * A call as calendars take it (RFC 5545, 5546): times in UTC, the case's number and no patient. It
 * blocks the time.
 */
@Component
class CallCalendar {

  private static final Duration ALARM = Duration.ofMinutes(-15);

  /**
   * A number to dial, or a meeting's address. Anything else that stands beside a call may be about
   * a person, and stays on the case page.
   */
  private static final Pattern DIAL_IN =
      Pattern.compile("[+()0-9 .\\-]{7,40}(,*[0-9*#]{0,20})?|https://[A-Za-z0-9./_?=&%-]{4,190}");

  private static final String ELSEWHERE = "By phone; the number is on the case page";

  private final Staff staff;
  private final SiteProperties site;
  private final PracticeProperties practice;
  private final Clock clock;

  CallCalendar(Staff staff, SiteProperties site, PracticeProperties practice, Clock clock) {
    this.staff = staff;
    this.site = site;
    this.practice = practice;
    this.clock = clock;
  }

  /** Asks for the time, or for another one than before. */
  CalendarPart request(CaseNumber number, CallInvitation invitation, String dialIn) {
    return part(number, invitation, ImmutableMethod.REQUEST, "CONFIRMED", Optional.of(dialIn));
  }

  /** Gives the time back. */
  CalendarPart cancellation(CaseNumber number, CallInvitation invitation) {
    return part(number, invitation, ImmutableMethod.CANCEL, "CANCELLED", Optional.empty());
  }

  private CalendarPart part(
      CaseNumber number,
      CallInvitation invitation,
      Method method,
      String status,
      Optional<String> dialIn) {
    VEvent event = new VEvent(new PropertyList(event(number, invitation, status, dialIn)));
    if (dialIn.isPresent()) {
      event.add(alarm(number));
    }
    Calendar calendar =
        new Calendar(
            new PropertyList(
                List.of(
                    new ProdId("-//Overturn//Calls//EN"), ImmutableVersion.VERSION_2_0, method)),
            new ComponentList<>(List.of(event)));
    return new CalendarPart(method.getValue(), calendar.toString());
  }

  private List<Property> event(
      CaseNumber number, CallInvitation invitation, String status, Optional<String> dialIn) {
    String link = site.link("/cases/" + number);
    return List.of(
        new Uid(invitation.id() + "@" + host()),
        new DtStamp(clock.instant()),
        new Sequence(invitation.sequence()),
        new DtStart<>(invitation.startsAt()),
        new DtEnd<>(invitation.endsAt()),
        new Summary("Peer-to-peer call " + number),
        new Description("The prep packet and the number to dial are on the case page: " + link),
        new Location(dialIn.filter(CallCalendar::isDialIn).orElse(ELSEWHERE)),
        new Organizer(
            new ParameterList(List.of(new Cn(practice.name()))),
            URI.create("mailto:" + site.mail().from())),
        attendee(invitation.physician()),
        new Status(status),
        new Clazz("PRIVATE"),
        ImmutableTransp.OPAQUE);
  }

  private Attendee attendee(String user) {
    String name = staff.person(user).map(Staff.Person::name).orElse(user);
    return new Attendee(
        new ParameterList(
            List.of(
                new Cn(name),
                CuType.INDIVIDUAL,
                Role.REQ_PARTICIPANT,
                PartStat.NEEDS_ACTION,
                Rsvp.TRUE)),
        URI.create("mailto:" + staff.addressOf(user).orElse(site.mail().from())));
  }

  private static VAlarm alarm(CaseNumber number) {
    return new VAlarm(
        new PropertyList(
            List.of(
                new Trigger(ALARM),
                ImmutableAction.DISPLAY,
                new Description("Peer-to-peer call " + number))));
  }

  static boolean isDialIn(String text) {
    return DIAL_IN.matcher(text).matches();
  }

  private String host() {
    return site.baseUrl().getHost();
  }
}
