/**
 * The aggregate of the repair case, its records and the services that change it. For this room only.
 */
@NullMarked
package cn.baoxiu.repair.casework;

import org.jspecify.annotations.NullMarked;
