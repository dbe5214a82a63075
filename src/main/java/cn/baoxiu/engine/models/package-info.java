/** Deployment of the shipped models, of the models directory, and what is deployed now. */
@NullMarked
package cn.baoxiu.engine.models;

import org.jspecify.annotations.NullMarked;
