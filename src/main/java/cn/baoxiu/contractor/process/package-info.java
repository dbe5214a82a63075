/** What the model {@code contractor-penalty} calls, and the adapter to the engine. */
@NullMarked
package cn.baoxiu.contractor.process;

import org.jspecify.annotations.NullMarked;
