package cn.baoxiu.repair;

import java.util.Collection;

/**
 * Who reported these cases is forgotten from now on. Published synchronously, in the transaction of the erasure; whoever
 * keeps what people said about a case erases that as well.
 */
public record PersonalDataErased(Collection<String> caseNumbers) {}
