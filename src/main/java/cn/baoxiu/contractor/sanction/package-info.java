/** The procedure against a contractor: violations, sanction, draft, approvals, delivery, objection, what came of it. */
@NullMarked
package cn.baoxiu.contractor.sanction;

import org.jspecify.annotations.NullMarked;
