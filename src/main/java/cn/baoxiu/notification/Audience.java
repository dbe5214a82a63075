package cn.baoxiu.notification;

/** Who is told. People with no address on any channel still find the message in their inbox page. */
public sealed interface Audience {

    /**
     * Everybody of a group who works for the subsidiary.
     *
     * @param group id of a Camunda group, {@code contractor-<code>} included
     * @param subsidiary tenant id
     */
    record Members(String group, String subsidiary) implements Audience {}

    /** Those who look after the program: administrators and group customer service, of whatever subsidiary. */
    record Operators() implements Audience {}

    /** One user of the identity store. */
    record Person(String userId) implements Audience {}

    /**
     * An owner, who is no user: by SMS.
     *
     * @param phone full number; blanked in the outbox after 30 days
     */
    record Owner(String phone) implements Audience {}
}
