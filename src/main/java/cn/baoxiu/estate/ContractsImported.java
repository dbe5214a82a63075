package cn.baoxiu.estate;

import java.util.List;

/**
 * Contracts, or what secures them, were imported or changed; published once per file, in the import's transaction.
 *
 * @param contracts numbers, ascending, each once
 */
public record ContractsImported(List<String> contracts) {

    public ContractsImported {
        contracts = contracts.stream().distinct().sorted().toList();
    }
}
