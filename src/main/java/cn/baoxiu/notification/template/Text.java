package cn.baoxiu.notification.template;

/**
 * A message in one language.
 *
 * @param subject one line
 * @param brief a sentence or two, for SMS and chats
 * @param full for mail and inbox
 */
public record Text(String subject, String brief, String full) {}
