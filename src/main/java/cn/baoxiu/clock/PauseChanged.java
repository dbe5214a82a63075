package cn.baoxiu.clock;

/** A pause was requested, refused, has begun or ended, as its state says. Published synchronously. */
public record PauseChanged(PauseView pause) {}
