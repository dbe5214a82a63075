package cn.baoxiu.identity.web;

import cn.baoxiu.identity.camunda.PasswordCheck;
import org.springframework.security.authentication.LockedException;

/** Too many wrong passwords; says for how long. */
class UserLockedException extends LockedException {

    private static final long serialVersionUID = 1L;

    private final boolean forGood;
    private final long secondsLeft;

    UserLockedException(PasswordCheck.Lock lock) {
        super("user is locked");
        this.forGood = lock.forGood();
        this.secondsLeft = lock.left().toSeconds() + 1;
    }

    boolean forGood() {
        return forGood;
    }

    long secondsLeft() {
        return secondsLeft;
    }
}
