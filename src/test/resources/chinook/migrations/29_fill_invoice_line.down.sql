DELETE FROM [InvoiceLine];
