package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.retention.ContractList;
import cn.baoxiu.contractor.retention.RetentionStatement;
import cn.baoxiu.contractor.retention.RetentionStatements;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Contracts and their retention over HTTP (design section 4). */
@RestController
@Tag(name = "contracts", description = "Contracts and what secures their warranty")
class ContractApi {

    private final ContractList contracts;
    private final RetentionStatements statements;

    ContractApi(ContractList contracts, RetentionStatements statements) {
        this.contracts = contracts;
        this.statements = statements;
    }

    @GetMapping("/api/contracts")
    @Operation(summary = "Contracts the user may see, with balances by source and sums over all pages")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "A wrong parameter; errors name it")
    ContractList.Page list(@ParameterObject ContractParams params) {
        return contracts.page(params.read());
    }

    @GetMapping("/api/contracts/{no}/retention")
    @Operation(
            summary = "Ledger of a contract: balances by source, postings newest first with the balance after each,"
                    + " requests for release with their legal terms, requests to give deductions back")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such contract for this user")
    RetentionStatement retention(@PathVariable String no) {
        return statements.of(no);
    }
}
